import Foundation
import TestSupport

/// Policies made by changing a few words of scripts that attack the host.
struct ScriptMutation {
    private let scripts: [[Substring]]
    private let words: [Substring]

    private static let edges: [Substring] = [
        "0", "-1", "1", "2^53", "math.maxinteger", "math.mininteger", "0/0", "1/0", "0.5", "200", "1000", "1001",
        "4096",
        "4097", "nil", "true", "{}", "\"\"", "booking", "...", "string", "hours", "tiers", "#", "t", "{nil, 1}",
        "{[2] = 1}",
    ]

    /// Reads the scripts of the tests beside this one.
    init() throws {
        let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "PoliciesTests/Fixtures")
        var scripts: [[Substring]] = []
        for folder in ["hostile", "attack"].map({ fixtures.appending(path: $0) }) {
            let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            for file in files.sorted(by: { $0.path < $1.path }) where file.pathExtension == "lua" {
                let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
                if text.utf8.count < 6_000 { scripts.append(Self.words(of: text)) }
            }
        }
        guard !scripts.isEmpty else { throw FuzzFailure("no scripts in \(fixtures.path)") }
        self.scripts = scripts
        words = scripts.flatMap { $0 }.filter { !$0.allSatisfy(\.isWhitespace) }
    }

    /// The same for the same seed and index.
    func program(seed: UInt64, index: Int) -> String {
        var random = SplitMix64(seed: ~seed &+ UInt64(truncatingIfNeeded: index) &* 0x9E37_79B9_7F4A_7C15)
        var script = random.choose(scripts)
        for _ in 0...random.below(5) { change(&script, &random) }
        return script.joined()
    }

    private func change(_ script: inout [Substring], _ random: inout SplitMix64) {
        guard !script.isEmpty else { return }
        let place = random.below(script.count)
        switch random.below(10) {
        case 0...2: script[place] = random.choose(words)
        case 3...5: script[place] = random.choose(Self.edges)
        case 6: script.removeSubrange(place..<min(place + 1 + random.below(4), script.count))
        case 7:
            let other = random.choose(scripts)
            let start = random.below(other.count)
            script.insert(contentsOf: other[start..<min(start + 1 + random.below(25), other.count)], at: place)
        case 8:
            let start = random.below(script.count)
            script.insert(contentsOf: script[start..<min(start + 1 + random.below(20), script.count)], at: place)
        default: script.insert(contentsOf: repeatElement(script[place], count: 1 + random.below(50)), at: place)
        }
    }

    /// Names, numbers, texts, white space, and what else there is by the character.
    private static func words(of text: String) -> [Substring] {
        var words: [Substring] = []
        var rest = text[...]
        while let first = rest.first {
            let word: Substring
            if first.isLetter || first == "_" || first.isNumber {
                word = rest.prefix { $0.isLetter || $0 == "_" || $0.isNumber }
            } else if first.isWhitespace {
                word = rest.prefix(while: \.isWhitespace)
            } else if first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") {
                word = rest[...end]
            } else {
                word = rest.prefix(1)
            }
            words.append(word)
            rest = rest[word.endIndex...]
        }
        return words
    }
}
