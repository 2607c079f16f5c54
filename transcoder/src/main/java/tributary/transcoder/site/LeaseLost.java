package tributary.transcoder.site;

/// The site has given the job to another worker, or there is no such job any more: stop and forget it.
public final class LeaseLost extends Exception {

    LeaseLost() {
        super("the lease is over");
    }
}
