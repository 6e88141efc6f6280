import FoundationEssentials
import Sending

/// An answer of SMS.ru's, whose numbers come as numbers or as texts.
struct SMSRuAnswer: Decodable {
    let code: Int
    /// By number or by id.
    let messages: [String: Message]

    enum CodingKeys: String, CodingKey {
        case code = "status_code"
        case messages = "sms"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        code = try container.decode(LooseNumber.self, forKey: .code).integer()
        messages = try container.decodeIfPresent([String: Message].self, forKey: .messages) ?? [:]
    }

    struct Message: Decodable {
        let code: Int
        let id: String?
        let cost: SendCost?

        enum CodingKeys: String, CodingKey {
            case code = "status_code"
            case id = "sms_id"
            case cost
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            code = try container.decode(LooseNumber.self, forKey: .code).integer()
            id = try container.decodeIfPresent(String.self, forKey: .id)
            cost = try container.decodeIfPresent(LooseNumber.self, forKey: .cost)
                .flatMap { SendCost($0.text, currency: "RUB") }
        }
    }

    private struct LooseNumber: Decodable {
        let text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            do {
                text = try container.decode(String.self)
            } catch DecodingError.typeMismatch {
                text = "\(try container.decode(Decimal.self))"
            }
        }

        func integer() throws -> Int {
            guard let number = Int(text) else {
                throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "not a whole number"))
            }
            return number
        }
    }
}
