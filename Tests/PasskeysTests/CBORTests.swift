import TestSupport
import Testing

@testable import Passkeys

/// Reading CBOR by the examples of RFC 8949, appendix A, and what authenticators do not write.
struct CBORTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let hex: String
        let value: CBORValue

        var testDescription: String { hex }
    }

    private static let examples = [
        Example(hex: "00", value: .integer(0)), Example(hex: "17", value: .integer(23)),
        Example(hex: "1818", value: .integer(24)), Example(hex: "1903e8", value: .integer(1_000)),
        Example(hex: "1a000f4240", value: .integer(1_000_000)),
        Example(hex: "1b000000e8d4a51000", value: .integer(1_000_000_000_000)),
        Example(hex: "20", value: .integer(-1)), Example(hex: "3863", value: .integer(-100)),
        Example(hex: "3903e7", value: .integer(-1_000)), Example(hex: "f4", value: .bool(false)),
        Example(hex: "f5", value: .bool(true)), Example(hex: "f6", value: .null),
        Example(hex: "4401020304", value: .bytes([1, 2, 3, 4])), Example(hex: "6449455446", value: .text("IETF")),
        Example(hex: "62c3bc", value: .text("ü")), Example(hex: "80", value: .array([])),
        Example(
            hex: "8301820203820405",
            value: .array([
                .integer(1), .array([.integer(2), .integer(3)]), .array([.integer(4), .integer(5)]),
            ])
        ),
        Example(
            hex: "a26161016162820203",
            value: .map([.text("a"): .integer(1), .text("b"): .array([.integer(2), .integer(3)])])
        ),
        Example(hex: "a201020304", value: .map([.integer(1): .integer(2), .integer(3): .integer(4)])),
    ]

    @Test(arguments: examples)
    func `a value is read`(example: Example) throws {
        #expect(try CBORReader.value(of: Hex.bytes(example.hex)) == example.value)
    }

    @Test(arguments: [
        // Nothing, and what is cut off.
        "", "18", "1903", "44010203", "8201", "a101", "62c3",
        // More than one value.
        "0000",
        // A text that is not UTF-8, and a map with two members of one name.
        "61ff", "a201020103",
        // Indefinite lengths, tags, floating-point numbers, undefined.
        "9fff", "5f42010243030405ff", "c074", "f90000", "fb3ff199999999999a", "f7", "1c",
        // A number that is too large, and lengths without an end.
        "1bffffffffffffffff", "9b7fffffffffffffff", "5b7fffffffffffffff", "bb7fffffffffffffff",
        // Too deep.
        "81818181818181818100",
    ])
    func `what authenticators do not write is refused`(hex: String) throws {
        let error = try #require(throws: PasskeyError.self) { try CBORReader.value(of: Hex.bytes(hex)) }
        #expect(error.code == .malformed)
    }

    @Test func `no bytes bring it down`() throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SplitMix64(seed: seed)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                UInt8.random(in: .min ... .max, using: &random)
            }
            do {
                _ = try CBORReader.value(of: bytes)
            } catch {
                #expect(error.code == .malformed, "seed \(seed), \(bytes)")
            }
        }
    }
}
