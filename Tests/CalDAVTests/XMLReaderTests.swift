import Testing

@testable import CalDAV

struct XMLReaderTests {
    @Test func resolvesNamesByNamespace() throws {
        let text = """
            <?xml version="1.0"?><!-- a -->
            <x:multistatus xmlns:x="DAV:" xmlns="urn:ietf:params:xml:ns:caldav"><calendar a='1 &lt; 2'/>
            <href xmlns="DAV:">/a%20b&amp;c&#x20AC;&#33;</href><![CDATA[<raw> & ]]></x:multistatus>
            """
        let root = try XMLReader.read(Array(text.utf8))
        #expect(root.name == .dav("multistatus"))
        #expect(root.child(.calDAV("calendar"))?.attributes == ["a": "1 < 2"])
        #expect(root.child(.dav("href"))?.value == "/a%20b&c€!")
        #expect(root.value == "<raw> &")
    }

    @Test(arguments: [
        "", "text", "<a>", "<a></b>", "<a/><b/>", "</a>", "<a b=1/>", "<a b/>", "<a b='1' b='2'/>", "<x:a/>",
        "<a>&nbsp;</a>",
        "<a>&#xFFFFFFF;</a>", "<a", "<a b='", "<!-- a", "<a><![CDATA[</a>", "<a>&amp</a>",
        #"<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>"#, #"<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>"#,
        String(repeating: "<a>", count: 101) + String(repeating: "</a>", count: 101),
    ])
    func refusesOthers(text: String) {
        #expect(throws: XMLFault.self) { try XMLReader.read(Array(text.utf8)) }
    }

    @Test(arguments: [
        ("https://a.example/x/y", "z.ics", "https://a.example/x/z.ics"),
        ("https://a.example/x/", "/y/z", "https://a.example/y/z"),
        ("https://dav.a.example:8443/x", "https://P1.a.example/y?q#f", "https://p1.a.example/y"),
        ("https://dav.a.example", "//p1.a.example/y", "https://p1.a.example/y"),
    ])
    func resolvesReferences(base: String, href: String, url: String) throws {
        #expect(try #require(DAVURL(base)).resolving(href)?.text == url)
    }

    /// Where a server would have the login sent.
    @Test(arguments: [
        ("https://dav.a.example/", "https://dav.b.example/"), ("https://dav.a.example/", "//dav.b.example/"),
        ("https://192.0.2.1/", "https://192.0.3.1/"), ("http://localhost/", "https://a.example/"),
    ])
    func refusesReferencesToOtherDomains(base: String, href: String) throws {
        #expect(try #require(DAVURL(base)).resolving(href) == nil)
    }
}
