import Foundation
import Policies
import Testing

/// The authoring guide, held to the files that it quotes and to the engine.
struct PolicyGuideTests {
    private static let file = Fixture.policies.deletingLastPathComponent().appending(path: "docs/policies.md")

    /// A fenced block with the line of prose before it.
    private struct Block {
        let language: String
        let text: String
        let before: String

        /// The file that the line before links to as what is quoted.
        var quotedPath: String? {
            guard before.hasSuffix(".lua):"), let start = before.lastIndex(of: "(") else { return nil }
            return String(before[before.index(after: start)...].dropLast(2).dropFirst("../".count))
        }
    }

    private static func blocks() throws -> [Block] {
        var blocks: [Block] = []
        var before = ""
        var open: (language: String, lines: [Substring])?
        for line in try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n",
            omittingEmptySubsequences: false
        ) {
            if let block = open {
                if line == "```" {
                    let text = block.lines.joined(separator: "\n") + "\n"
                    blocks.append(Block(language: block.language, text: text, before: before))
                    open = nil
                } else {
                    open?.lines.append(line)
                }
            } else if line.hasPrefix("```") {
                open = (String(line.dropFirst(3)), [])
            } else if !line.isEmpty {
                before = String(line)
            }
        }
        return blocks
    }

    @Test func `what the guide quotes is the file, byte for byte`() throws {
        let root = Fixture.policies.deletingLastPathComponent()
        let quotes = try Self.blocks().filter { $0.quotedPath != nil }
        #expect(Set(quotes.compactMap(\.quotedPath)).count >= 10)
        for quote in quotes {
            let path = try #require(quote.quotedPath)
            #expect(try String(contentsOf: root.appending(path: path), encoding: .utf8) == quote.text, "\(path)")
        }
    }

    @Test func `every script of the guide passes the check without a warning`() throws {
        let scripts = try Self.blocks().filter { $0.language == "lua" }
        #expect(scripts.count >= 12)
        for script in scripts {
            let report = PolicyCheck.run(PolicySource(text: script.text))
            #expect(report.isValid && report.warnings.isEmpty, "\(script.text)\n\(report)")
        }
    }

    @Test func `the guide names every warning`() throws {
        let guide = try String(contentsOf: Self.file, encoding: .utf8)
        for warning in CheckReport.Warning.allCases {
            #expect(guide.contains("| `\(warning.rawValue)` |"), "\(warning.rawValue)")
        }
    }
}
