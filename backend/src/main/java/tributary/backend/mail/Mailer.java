package tributary.backend.mail;

import org.springframework.stereotype.Component;

/// Sends letters, or puts them into the queue.
@Component
public class Mailer {

    private final PostOffice office;
    private final Envelope envelope;
    private final LetterRows rows;

    Mailer(PostOffice office, Envelope envelope, LetterRows rows) {
        this.office = office;
        this.envelope = envelope;
        this.rows = rows;
    }

    /// Whether a mail server is set.
    public boolean available() {
        return office.sender().isPresent();
    }

    /// Puts a letter into the queue, in the caller's transaction. It is tried for about a day. Without a mail server
    /// nothing happens.
    public void post(String to, Letter letter) {
        if (available()) {
            var written = envelope.write(letter);
            rows.add(to, written.subject(), written.text(), written.html());
        }
    }

    /// Sends at once, for tests of the mail server.
    ///
    /// @throws MailRefused with what the server said
    public void send(String to, Letter letter) throws MailRefused {
        office.send(to, envelope.write(letter));
    }

    /// Connects to the mail server and signs in, and sends nothing.
    ///
    /// @throws MailRefused with what the server said
    public void check() throws MailRefused {
        office.check();
    }
}
