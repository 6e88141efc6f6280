import Policies
import PolicySimulation
import Testing

struct CSVTextTests {
    /// After trimming and folding, as spreadsheets do, all of these begin with a sign.
    @Test(arguments: [
        "=1+1", "+1", "-1+2", "-A1", "-", "-1.", "-1,5", "-.5", "-1.2.3", "--1", "@SUM(1)", " =1", "\u{A0}=1",
        "\u{3000}=1", "\u{200B}=1", "\u{FEFF}=1", "\u{FF1D}1",
        "\u{FF0B}1",
        "\u{FF0D}1", "\u{FF20}1", "\u{FE66}1", "\u{FE62}1", "\u{FE63}1", "\u{FE6B}1", "\u{207A}1", "\u{207B}1",
        "\u{207C}1",
        "\u{208A}1", "\u{2212}1", "\u{FB29}1", "\"=1", "\u{2060}\u{AD} =1",
    ])
    func `what a spreadsheet would compute has an apostrophe in front`(text: String) {
        #expect(CSVText.safe(text).unicodeScalars.elementsEqual(("'" + text).unicodeScalars))
    }

    @Test(arguments: [
        ("\t=1", "\\u0009=1"), ("\r=1", "\\u000d=1"), ("\n=1", "\\u000a=1"), ("a;=1", "a;'=1"),
        ("a; =1;b;-2", "a;' =1;b;'-2"),
        (";=1", ";'=1"), ("a\u{1B}[2J", "a\\u001b[2J"), ("a\u{0}", "a\\u0000"), ("a\u{7F}\u{85}", "a\\u007f\\u0085"),
        ("a\u{2028}b\u{2029}", "a\\u2028b\\u2029"), ("\u{202E}=1", "\\u202e=1"),
        ("\u{2066}x\u{2069}", "\\u2066x\\u2069"),
    ])
    func `what a terminal obeys and what separates fields is made harmless`(text: String, safe: String) {
        #expect(CSVText.safe(text) == safe)
    }

    @Test(arguments: ["-1", "-24.50", "-0", "-999999999999"])
    func `negative numbers stay numbers`(text: String) {
        #expect(CSVText.safe(text) == text)
    }

    @Test(arguments: [
        "", "a", "hotel-000009", "p@example.org", "1-2", "a=b", "Caf\u{E9}", "Cafe\u{301}", "שלום", "1 + 1", "a, b; c",
    ])
    func `everything else stays as it is, to the byte`(text: String) {
        #expect(ExactText(CSVText.safe(text)) == ExactText(text))
    }
}

struct ExactTextTests {
    @Test(arguments: [
        ("\u{E9}", "e\u{301}"), ("\u{212A}", "K"), ("\u{AC00}", "\u{1100}\u{1161}"), ("\u{212B}", "\u{C5}"),
    ])
    func `texts of other bytes are other texts, though Swift takes them for one`(one: String, other: String) {
        #expect(one == other)
        #expect(ExactText(one) != ExactText(other))
        #expect(Set([ExactText(one), ExactText(other)]).count == 2)
        #expect(ExactText(one) < ExactText(other) || ExactText(other) < ExactText(one))
        #expect(ExactText(one) == ExactText(String(decoding: Array(one.utf8), as: UTF8.self)))
    }
}
