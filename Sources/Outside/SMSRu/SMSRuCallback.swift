import Crypto
package import ShortMessages

/// Tells reports of SMS.ru's from what others send, by the hash that they bring.
///
/// Each must be answered with 200 and the body `100`, or it comes again for days.
package struct SMSRuCallback: Sendable {
    private let apiID: String

    package init(_ settings: SMSRuSettings) {
        apiID = settings.apiID
    }

    /// The reports in the `data` fields of a form, in the order of their indices; `nil` if `hash` is not that of SMS.ru's.
    ///
    /// What reports on something else than messages is left out.
    package func reports(_ data: [String], hash: String) -> [SMSReport]? {
        let digest = SHA256.hash(data: Array((apiID + data.joined()).utf8))
        guard let bytes = Self.bytes(hexadecimal: hash), digest == bytes else { return nil }
        return data.compactMap(Self.report)
    }

    private static func report(_ item: String) -> SMSReport? {
        let lines = item.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 3, lines[0] == "sms_status", let code = Int(lines[2]) else { return nil }
        return SMSRuCode.report(id: String(lines[1]), code: code)
    }

    private static func bytes(hexadecimal text: String) -> [UInt8]? {
        guard text.utf8.count == 64, text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == 64 else { return nil }
        return stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
