import FoundationEssentials

/// What the body of an error says.
struct ErrorBody {
    let type: String?
    let code: String?
    let declineCode: String?
    let message: String?
    let parameter: String?
    let payment: PaymentIntent?

    /// `nil` for a body that is none of Stripe's, as of a proxy on the way or of a stand-in.
    init?(_ bytes: [UInt8]) {
        let document: Document
        do {
            document = try JSONDecoder().decode(Document.self, from: Data(bytes))
        } catch {
            return nil
        }
        type = document.error.type
        code = document.error.code
        declineCode = document.error.declineCode
        message = document.error.message
        parameter = document.error.parameter
        payment = document.error.payment?.value
    }

    private struct Document: Decodable {
        let error: Fields
    }

    private struct Fields: Decodable {
        let type: String?
        let code: String?
        let declineCode: String?
        let message: String?
        let parameter: String?
        let payment: Lenient?

        enum CodingKeys: String, CodingKey {
            case type, code, message
            case declineCode = "decline_code"
            case parameter = "param"
            case payment = "payment_intent"
        }
    }

    /// A payment in another form than expected must not hide the code beside it.
    private struct Lenient: Decodable {
        let value: PaymentIntent?

        init(from decoder: any Decoder) throws {
            do {
                value = try PaymentIntent(from: decoder)
            } catch is DecodingError {
                value = nil
            }
        }
    }
}
