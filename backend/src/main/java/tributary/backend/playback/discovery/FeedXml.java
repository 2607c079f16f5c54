package tributary.backend.playback.discovery;

import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Prints feeds as RSS 2.0 (with the media module) and Atom (RFC 4287).
final class FeedXml {

    private static final String MEDIA = "http://search.yahoo.com/mrss/";
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
    private static final XMLOutputFactory OUTPUT = XMLOutputFactory.newDefaultFactory();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private FeedXml() throws XMLStreamException {
        xml = OUTPUT.createXMLStreamWriter(text);
    }

    static String rss(Feed feed) {
        try {
            return new FeedXml().writeRss(feed);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a feed in memory cannot be written", e);
        }
    }

    static String atom(Feed feed) {
        try {
            return new FeedXml().writeAtom(feed);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a feed in memory cannot be written", e);
        }
    }

    private String writeRss(Feed feed) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("rss");
        xml.writeAttribute("version", "2.0");
        xml.writeNamespace("media", MEDIA);
        xml.writeStartElement("channel");
        element("title", feed.title());
        element("link", feed.home());
        element("description", feed.description());
        for (var item : feed.items()) {
            rssItem(item);
        }
        xml.writeEndDocument();
        return text.toString();
    }

    private void rssItem(Feed.Item item) throws XMLStreamException {
        xml.writeStartElement("item");
        element("title", item.title());
        element("link", item.url());
        element("guid", item.url());
        element(
                "pubDate",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(item.published().atOffset(ZoneOffset.UTC)));
        element("description", item.text());
        if (item.file() != null) {
            xml.writeEmptyElement("enclosure");
            xml.writeAttribute("url", item.file());
            xml.writeAttribute("length", Long.toString(item.bytes()));
            xml.writeAttribute("type", "video/mp4");
            xml.writeEmptyElement("media", "content", MEDIA);
            xml.writeAttribute("url", item.file());
            xml.writeAttribute("fileSize", Long.toString(item.bytes()));
            xml.writeAttribute("type", "video/mp4");
            xml.writeAttribute("duration", Long.toString(Math.round(item.seconds())));
        }
        xml.writeEmptyElement("media", "player", MEDIA);
        xml.writeAttribute("url", item.embed());
        if (item.image() != null) {
            xml.writeEmptyElement("media", "thumbnail", MEDIA);
            xml.writeAttribute("url", item.image());
        }
        xml.writeEndElement();
    }

    private String writeAtom(Feed feed) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        element("id", feed.self());
        element("title", feed.title());
        element("updated", feed.updated().toString());
        link("self", feed.self());
        link("alternate", feed.home());
        for (var item : feed.items()) {
            atomEntry(item);
        }
        xml.writeEndDocument();
        return text.toString();
    }

    private void atomEntry(Feed.Item item) throws XMLStreamException {
        xml.writeStartElement("entry");
        element("id", "urn:uuid:" + item.id());
        element("title", item.title());
        link("alternate", item.url());
        element("published", item.published().toString());
        element("updated", item.updated().toString());
        xml.writeStartElement("author");
        element("name", item.author());
        element("uri", item.authorUrl());
        xml.writeEndElement();
        element("summary", item.text());
        if (item.file() != null) {
            xml.writeEmptyElement("link");
            xml.writeAttribute("rel", "enclosure");
            xml.writeAttribute("type", "video/mp4");
            xml.writeAttribute("length", Long.toString(item.bytes()));
            xml.writeAttribute("href", item.file());
        }
        xml.writeEndElement();
    }

    private void link(String rel, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("href", href);
    }

    /// Control characters cannot stand in XML, however they are written.
    private void element(String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(NOT_XML.matcher(value).replaceAll("\uFFFD"));
        xml.writeEndElement();
    }
}
