import Foundation
import WireFormat

/// A configuration file: one JSON object of settings.
struct SettingsFile: Decodable {
    /// By the keys of the settings.
    let texts: [String: String]

    /// Throws a message that names the file and the member that is refused.
    static func read(_ file: InputFile) throws -> SettingsFile {
        let settings: SettingsFile
        do {
            settings = try WireDecoder.decode(SettingsFile.self, from: file.read(atMost: 1 << 20))
        } catch let error as WireError {
            throw CommandFailure("\(file.name): \(error)")
        } catch let error as RefusedDocument {
            throw CommandFailure("\(file.name): \(error)")
        }
        let secrets = SettingTable.all.filter { $0.secrecy == .secret && settings.texts[$0.key] != nil }
        if let secret = secrets.first { try SecretFile.checkMode(of: file.name, holding: secret.key) }
        return settings
    }

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        var texts: [String: String] = [:]
        for key in SettingTable.all.flatMap(\.keys) {
            guard let value = try fields.optional(key, as: Value.self) else { continue }
            guard let text = value.text else { throw fields.refusal(key, "This must be text or a whole number.") }
            texts[key] = text
        }
        if let unknown = fields.unread.first {
            let nearest = SettingTable.nearest(to: unknown).map { " Did you mean \($0)?" } ?? ""
            throw fields.refusal(unknown, "This setting is unknown.\(nearest)")
        }
        self.texts = texts
    }

    /// A text or a whole number.
    private struct Value: Decodable {
        /// `nil` if it is neither.
        let text: String?

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            do {
                text = try container.decode(String.self)
            } catch DecodingError.typeMismatch {
                text = Self.number(in: container)
            }
        }

        private static func number(in container: any SingleValueDecodingContainer) -> String? {
            do {
                return "\(try container.decode(Int64.self))"
            } catch {
                return nil
            }
        }
    }
}
