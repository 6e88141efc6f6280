import Testing

@testable import BookablePages

/// HTML, addresses and forms, whatever text they carry.
struct MarkupTests {
    static let hostile = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='alert(1)",
        "</textarea><svg onload=alert(1)>",
        "]]><!--", "&lt;b&gt;", "javascript:alert(1)", "\u{0}\u{1f600}\u{202e}", "{{7*7}}",
    ]

    @Test(arguments: hostile)
    func `data stays data between tags and in attributes`(text: String) throws {
        var html = HTMLWriter()
        html.element("p", .value(text), text: text)
        let page = String(decoding: html.bytes, as: UTF8.self)
        let inside = try #require(page.wholeMatch(of: /<p value="([^"]*)">([^<]*)<\/p>/), "\(page)")
        for part in [inside.1, inside.2] {
            let read = part.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
                .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
            #expect(read == text)
        }
    }

    @Test(arguments: hostile + ["//evil.example", "..", "a/b?c#d", "ü"])
    func `an address leads nowhere but to this server`(text: String) {
        let address = Address(text).with("q", text).text
        #expect(address.hasPrefix("/") && !address.hasPrefix("//"))
        #expect(
            address.utf8.allSatisfy {
                "/?=&%.:-_~".utf8.contains($0) || UnicodeScalar($0).properties.isAlphabetic
                    || UnicodeScalar($0).properties.numericType != nil
            },
            "\(address)"
        )
    }

    @Test func `a form is read as browsers write it`() {
        let fields = FormFields("name=Kim+M%C3%BCller&answers.a=1%0D%0A2&empty=&name=Lou+&broken=%zz%4&=x")
        #expect(fields["name"] == "Lou" && fields["answers.a"] == "1\n2" && fields["empty"].isEmpty)
        #expect(fields.all("answers.") == ["a": "1\n2"] && fields["broken"] == "%zz%4" && fields["missing"].isEmpty)
    }

    @Test func `what was typed comes back as it was typed`() {
        for text in Self.hostile {
            let sent = PageForm.encode([("reason", text), ("x", "y")])
            #expect(FormFields(sent)["reason"] == text.trimmingPrefix(" ").description)
        }
    }
}
