import Testing

@testable import Imports

/// Texts from elsewhere keep what they say.
struct ImportedTextTests {
    @Test(arguments: [
        ("Blood pressure <140/90. Allergic to penicillin", "Blood pressure <140/90. Allergic to penicillin"),
        ("<p>One</p><p>Two<br>three</p>", "One\nTwo\nthree"), ("a < b > c", "a < b > c"),
        ("<b>bold</b> text", "bold text"),
        ("<script>x</script>", "x"), ("an open <tag", "an open <tag"), ("<!-- no -->yes", "yes"),
    ])
    func `tags go, and signs stay`(text: String, lines: String) {
        #expect(ImportedText.lines(text, limit: 100) == lines)
    }
}
