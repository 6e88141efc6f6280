import Localization
import Testing
import Texts

/// Names are data: they neither add lines or markup, nor turn the text around them.
struct HostileDataTests {
    static let names = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "a\r\nBcc: all@example.com",
        "a\u{2028}b\u{0}c\u{7}",
        "\u{202E}txet desrever\u{202C}", "\u{2069}\u{2069}out", "דנה <b>", "{0} {1} \\(name)", "&lt;b&gt;", "'; --",
        String(repeating: "long ", count: 20_000), "e" + String(repeating: "\u{301}", count: 50_000), "",
        "\u{200B}\u{FEFF}",
    ]

    /// By its number: a log would show all of a name.
    @Test(arguments: names.indices, Language.allCases)
    func namesStayNames(number: Int, language: Language) throws {
        let name = Self.names[number]
        var details = try Examples.details()
        details.service = name
        details.provider = name
        details.client = name
        details.place = name
        for message in try Examples.messages(language, details) {
            for line in [message.subject, message.short, message.pushTitle, message.pushBody] {
                #expect(
                    !line.unicodeScalars.contains { $0.properties.generalCategory == .control || $0.value == 0x2028 }
                )
                #expect(line.utf8.count < 4_000)
                #expect(isBalanced(line), "\(line)")
                #expect(!line.contains("\u{202E}"))
            }
            let html = message.email.html.markup
            #expect(!html.contains("<script>") && !html.contains("<img") && !html.contains("<b>"))
            #expect(html.count < 40_000)
        }
    }

    /// Every isolate that is opened is closed, and nothing else is.
    private func isBalanced(_ text: String) -> Bool {
        var depth = 0
        for scalar in text.unicodeScalars {
            if scalar == "\u{2068}" { depth += 1 }
            if scalar == "\u{2069}" { depth -= 1 }
            guard depth == 0 || depth == 1 else { return false }
        }
        return depth == 0
    }

    @Test func isolatesStandOnlyWhereDirectionsMeet() {
        #expect(InsertedText("Anna", in: .german).description == "Anna")
        #expect(InsertedText("דנה", in: .german).description == "\u{2068}דנה\u{2069}")
        #expect(InsertedText("Anna", in: .arabic).description == "\u{2068}Anna\u{2069}")
        #expect(InsertedText("  a \t\n b  ", in: .english).description == "a b")
        #expect(InsertedText("नमस्ते 👨‍👩‍👧", in: .english).description == "नमस्ते 👨‍👩‍👧")
    }

    @Test func escapingCoversTextAndAttributes() {
        #expect(HTMLText(escaping: "<a href=\"x\">'&").markup == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;")
    }

    @Test(arguments: [
        "javascript:alert(1)", "data:text/html,x", "https://a b", "https://a\"b", "https://ä.example", "//example.com",
        "",
        "https://a/\r\nx", "https://" + String(repeating: "a", count: 2_000),
    ])
    func onlyAddressesOfTheWebAreLinks(text: String) {
        #expect(LinkAddress(text) == nil)
    }
}
