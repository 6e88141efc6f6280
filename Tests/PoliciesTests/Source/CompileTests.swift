import Policies
import Testing

struct CompileTests {
    @Test(
        arguments: [
            ("return {", PolicyError.Code.syntax, 1), ("\n\nreturn {a = }", .syntax, 3), ("return 5", .shape, nil),
            ("return {}", .shape, nil), ("", .shape, nil), ("error('no')", .runtime, 1),
            ("return {name = 'n', refund = function() return 0 end}", .shape, nil),
            ("return {name = 'n', description = 'd', refund = 5}", .shape, nil),
            ("return {name = 'n', description = 'd', refund = percent}", .shape, nil),
            ("return {name = 5, description = 'd', refund = function() return 0 end}", .shape, nil),
            ("return {name = ' ', description = 'd', refund = function() return 0 end}", .shape, nil),
            ("return {name = 'a\\nb', description = 'd', refund = function() return 0 end}", .shape, nil),
            ("-- \u{1B}[0m\nreturn {}", .notText, nil), ("while true do end", .instructions, nil),
            ("local t = {} while true do t = {t, t, t, t} end", .memory, nil),
            ("local s = 'x' while true do s = s .. s end", .runtime, 1),
            ("local s = 'a\\0b'\nreturn {}", .syntax, 1), ("\nlocal s = function()\nreturn '\\u{0}' end", .syntax, 2),
        ] as [(String, PolicyError.Code, Int?)]
    )
    func `a source that is not a policy is refused with a code and a line`(
        text: String,
        code: PolicyError.Code,
        line: Int?
    ) throws {
        let error = try #require(throws: PolicyError.self) {
            try PolicyHost().compile(source: PolicySource(text: text))
        }
        #expect(error.code == code)
        #expect(error.line == line)
        #expect(!error.message.isEmpty)
    }

    @Test(arguments: [(0, nil), (1, PolicyError.Code.sourceTooLarge)])
    func `the size of a source is limited to the byte`(excess: Int, code: PolicyError.Code?) throws {
        let policy = "return {name='n', description='d', refund=function() return 0 end} --"
        let padding = PolicySource.maximumSize - policy.utf8.count + excess
        let source = PolicySource(text: policy + String(repeating: "-", count: padding))
        if let code {
            let error = try #require(throws: PolicyError.self) { try PolicyHost().compile(source: source) }
            #expect(error.code == code)
        } else {
            #expect(try PolicyHost().compile(source: source).name == "n")
        }
    }

    @Test func `the version is the hash of the bytes`() throws {
        let source = PolicySource(text: "abc")
        let text = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(source.version.description == text)
        #expect(PolicyVersion(text) == source.version)
        for wrong in [
            "", "sha256:", String(text.dropLast()), text + "0", text.uppercased(), "sha1:" + text.dropFirst(7),
        ] {
            #expect(PolicyVersion(wrong) == nil)
        }
    }

    @Test func `a message is one bounded line without control characters`() throws {
        let text = "error('a\\nb\\27[31m\\u{202E}' .. ('x'):rep(2000))"
        let error = try #require(throws: PolicyError.self) {
            try PolicyHost().compile(source: PolicySource(text: text))
        }
        #expect(error.message.count <= 501)
        #expect(error.message.hasPrefix("a b [31m xxx"))
        #expect(error.message.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 0x202E })
    }
}
