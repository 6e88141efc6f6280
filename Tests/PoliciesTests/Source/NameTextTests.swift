@testable import Policies
import Testing

/// What people can know something by.
struct NameTextTests {
    @Test(arguments: [
        "Kim", "Zoë O’Brien-Müller", "José\u{301}", "王小明", "葛\u{E0100}城", "山田　太郎", "Анна", "محمد", "دیپ\u{200C}کلاه",
        "ه\u{200D}", "क्\u{200D}ष", "ශ්\u{200D}රී", "ഞാന്\u{200D}", "שרה", "ᠮᠣᠩᠭᠣᠯ\u{180E}ᠠ", "👩\u{200D}🔬", "👩🏽\u{200D}🚀",
        "❤\u{FE0F}", "🏳\u{FE0F}\u{200D}🌈", "👨\u{200D}👩\u{200D}👧\u{200D}👦", "1\u{FE0F}\u{20E3}",
        "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
        "🇩🇪", "…", "1", "\u{A0}a", "a b",
    ])
    func `names of people in their scripts, and emoji, are fit`(name: String) {
        #expect(NameText.fault(in: name) == nil)
    }

    @Test(arguments: [
        "", " ", "\u{A0}\u{2003}\u{3000}", "\u{2800}",
    ])
    func `nothing to see is not a name`(name: String) {
        #expect(NameText.fault(in: name) == .blank)
    }

    @Test(arguments: [
        "\u{3164}\u{200B}", "Flexible\u{200B}", "Flexible\u{200D}", "Flex\u{200C}ible", "\u{2060}Flexible",
        "Fle\u{AD}xible",
        "Flexible\u{FE0F}", "Flexible 1\u{FE0F}", "Flexible\u{E0100}", "Flexible\u{E0065}\u{E007F}", "🏴\u{E0067}",
        "\u{34F}a",
        "Flexible\u{180E}", "a\u{FFA0}", "a\u{115F}", "\u{200D}🔬", "👩\u{200D}", "👩\u{200D}\u{200D}🔬",
        "ه\u{200D}\u{200D}",
        "a\u{FFF9}b\u{FFFA}c\u{FFFB}", "a\u{1D173}", "a\u{17B4}", "\u{FE0F}", "\u{E0001}a",
    ])
    func `what cannot be seen and has no use is refused`(name: String) {
        guard case .hidden = NameText.fault(in: name) else {
            Issue.record(
                "\(name.unicodeScalars.map { String($0.value, radix: 16) }) is \(String(describing: NameText.fault(in: name)))"
            )
            return
        }
    }

    @Test(arguments: [
        ("a\u{0}", NameText.Fault.control("\u{0}")), ("a\u{85}", .control("\u{85}")), ("a\u{9F}", .control("\u{9F}")),
        ("a\u{7F}", .control("\u{7F}")), ("a\nb", .control("\n")), ("a\u{2028}", .control("\u{2028}")),
        ("a\u{202E}b", .reordering("\u{202E}")), ("a\u{2066}", .reordering("\u{2066}")),
        ("a\u{200F}", .reordering("\u{200F}")),
        ("a\u{61C}", .reordering("\u{61C}")),
    ])
    func `controls and what reorders text are refused`(name: String, fault: NameText.Fault) {
        #expect(NameText.fault(in: name) == fault)
    }

    @Test(arguments: [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF] as [UInt32])
    func `what is not a character is refused`(number: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(number))
        #expect(NameText.fault(in: "a\(Character(scalar))") == .noncharacter(scalar))
    }

    @Test func `descriptions may have lines`() {
        #expect(NameText.fault(in: "One.\nTwo.\tThree.", lines: true) == nil)
        #expect(NameText.fault(in: "\n\t", lines: true) == .blank)
    }

    /// The table agrees with the properties that Swift knows, which are of its own version of Unicode.
    @Test func `all that is default-ignorable is hidden by itself`() {
        let ignorable = (0...0x10FFFF).compactMap(Unicode.Scalar.init).filter(\.properties.isDefaultIgnorableCodePoint)
        #expect(ignorable.count > 4_000)
        for scalar in ignorable {
            let name = "a\(String(Character(scalar)))b"
            switch NameText.fault(in: name) {
            case .hidden, .reordering, .control: break
            case let fault: Issue.record("\(String(scalar.value, radix: 16)): \(String(describing: fault))")
            }
        }
    }

    @Test(arguments: ["Flexible\u{200B}", "\u{3164}"], [true, false])
    func `a check refuses a policy of such a name or description`(text: String, isName: Bool) {
        let name = isName ? text : "Mine"
        let source = """
            return { name = "\(name)", description = "\(isName ? "All." : text)", refund = function(b) return b.paid end }
            """
        let report = PolicyCheck.run(PolicySource(text: source))
        #expect(report.errors.map(\.code) == ["shape"], "\(report.errors)")
        #expect(report.errors.first?.message.hasPrefix(isName ? "name must" : "description must") == true)
        // Policies that are in use already stay readable.
        #expect(throws: Never.self) { try PolicyHost().compile(source: PolicySource(text: source)) }
    }
}
