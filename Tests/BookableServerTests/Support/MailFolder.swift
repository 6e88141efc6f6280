import Foundation
import Notifications
import TestSupport

/// A folder that takes mails, as people read them.
struct MailFolder {
    private let folder: TemporaryFolder
    let carrier: MaildirCarrier

    init() throws {
        folder = try TemporaryFolder()
        carrier = try MaildirCarrier(folder: folder.path("mail"))
    }

    /// The mails so far: their headers, and then all parts, decoded.
    func mails() throws -> [String] {
        let new = URL(fileURLWithPath: folder.path("mail")).appending(path: "new")
        return try FileManager.default.contentsOfDirectory(at: new, includingPropertiesForKeys: nil).map { file in
            Self.decoded(try String(contentsOf: file, encoding: .utf8).replacing("\r\n", with: "\n"))
        }
    }

    private static func decoded(_ source: String) -> String {
        let parts = source.components(separatedBy: "\n\n")
        var texts = [words(in: parts[0])]
        for (head, body) in zip(parts, parts.dropFirst()) where head.contains("base64") {
            let block = body.components(separatedBy: "--=_")[0].filter { !$0.isWhitespace }
            texts.append(text(block))
        }
        return texts.joined(separator: "\n")
    }

    /// Encoded words as what they stand for (RFC 2047).
    private static func words(in header: String) -> String {
        header.replacing("?=\n =?", with: "?= =?").replacing("?= =?utf-8?B?", with: "?==?utf-8?B?")
            .components(separatedBy: "=?utf-8?B?").enumerated()
            .map { index, piece in
                guard index > 0, let end = piece.range(of: "?=") else { return piece }
                return text(String(piece[..<end.lowerBound])) + piece[end.upperBound...]
            }
            .joined()
    }

    private static func text(_ base64: String) -> String {
        Data(base64Encoded: base64).map { String(decoding: $0, as: UTF8.self) } ?? base64
    }
}
