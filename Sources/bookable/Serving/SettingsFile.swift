import Foundation
import WireFormat

/// A configuration file: one JSON object of settings.
struct SettingsFile: Decodable {
    /// By the names of ``ServeSetting``.
    let texts: [ServeSetting: String]

    /// Throws a message that names the file and the member that is refused.
    static func read(_ file: InputFile) throws -> SettingsFile {
        do {
            return try WireDecoder.decode(SettingsFile.self, from: file.read(atMost: 1 << 20))
        } catch let error as WireError {
            throw CommandFailure("\(file.name): \(error)")
        }
    }

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        var texts: [ServeSetting: String] = [:]
        for setting in ServeSetting.allCases {
            texts[setting] = try fields.optional(setting.rawValue, as: Value.self)?.text
        }
        try fields.finish()
        self.texts = texts
    }

    /// A text or a whole number.
    private struct Value: Decodable {
        let text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            do {
                text = try container.decode(String.self)
            } catch DecodingError.typeMismatch {
                text = "\(try container.decode(Int64.self))"
            }
        }
    }
}
