import Foundation
import TestSupport
import Testing
@testable import WireFormat

/// The quick decoder and Foundation's read the same documents alike.
struct DecoderAgreementTests {
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `random documents are read, or refused, as Foundation does`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 1...100 {
            let text = Self.value(&random, depth: 4)
            let expected = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
            let read = try JSONScanner.read(Array(text.utf8))
            #expect(Self.isEqual(read, expected), "seed \(seed): \(text)")
            let quick = ValueDecoder.decode(Tree.self, from: read)
            let slow = try JSONDecoder().decode(Tree.self, from: Data(text.utf8))
            #expect(quick == nil || quick == slow, "seed \(seed): \(text)")
        }
    }

    /// What is cut off or damaged anywhere is refused or still a document, and in no case read past its end.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `what is damaged is read only where Foundation reads it as well`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 1...100 {
            var bytes = Array(Self.value(&random, depth: 4).utf8)
            if Bool.random(using: &random) {
                bytes.removeLast(Int.random(in: 0...bytes.count, using: &random))
            } else if !bytes.isEmpty {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0x20...0x7E, using: &random)
            }
            guard Self.isRead(bytes) else { continue }
            #expect(
                JSONSerialization.isReadable(bytes),
                "seed \(seed): \(String(decoding: bytes, as: UTF8.self))"
            )
        }
    }

    @Test(arguments: ["5.0", "5e0", "0.5e1", "-5.0", "500e-2"])
    func `a whole number may be written with a point or an exponent`(_ number: String) throws {
        #expect(abs(try Sheet.read("{\"count\": \(number)}").count ?? 0) == 5)
    }

    private static func isRead(_ bytes: [UInt8]) -> Bool {
        do {
            _ = try WireDecoder.decode(Tree.self, from: bytes)
            return true
        } catch {
            return false
        }
    }

    private static func value(_ random: inout SplitMix64, depth: Int) -> String {
        let space = [" ", "", "\n", "\t"].randomElement(using: &random) ?? ""
        let kinds = depth > 0 ? 0..<7 : 0..<5
        switch Int.random(in: kinds, using: &random) {
        case 0: return space + "null"
        case 1: return ["true", "false"].randomElement(using: &random) ?? ""
        case 2, 3:
            return ["0", "-1", "12.50", "1e2", "9007199254740993", "-0.5e-3"].randomElement(using: &random) ?? ""
        case 4: return text(&random)
        case 5:
            let elements = (0..<Int.random(in: 0...4, using: &random)).map { _ in value(&random, depth: depth - 1) }
            return "[\(space)\(elements.joined(separator: "\(space),"))\(space)]"
        default:
            let members = (0..<Int.random(in: 0...4, using: &random)).map { number in
                "\"k\(number)\"\(space):\(value(&random, depth: depth - 1))"
            }
            return "{\(members.joined(separator: ",\(space)"))}"
        }
    }

    private static func text(_ random: inout SplitMix64) -> String {
        let parts = ["a", "ä", "😀", #"\n"#, #"\u00e9"#, #"\ud83d\ude00"#, #"\""#, #"\\"#, "/", " "]
        let count = Int.random(in: 0...6, using: &random)
        return "\"\((0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined())\""
    }

    private static func isEqual(_ value: JSONValue, _ other: Any) -> Bool {
        switch (value, other) {
        case (.null, _ as NSNull): true
        case (.boolean(let value), let other as Bool): value == other
        case (.number(let text), let other as NSNumber): Double(text) == other.doubleValue
        case (.text(let text), let other as String): text.unicodeScalars.elementsEqual(other.unicodeScalars)
        case (.array(let elements), let others as [Any]):
            elements.count == others.count && zip(elements, others).allSatisfy { isEqual($0, $1) }
        case (.object(let members), let others as [String: Any]):
            members.count == others.count
                && members.allSatisfy { key, value in others[key].map { isEqual(value, $0) } ?? false }
        default: false
        }
    }
}

extension JSONSerialization {
    fileprivate static func isReadable(_ bytes: [UInt8]) -> Bool {
        do {
            _ = try jsonObject(with: Data(bytes), options: .fragmentsAllowed)
            return true
        } catch {
            return false
        }
    }
}
