package import CivilTime
import FoundationEssentials

/// Something that happened at Stripe.
///
/// It may come twice and in any order: the object is to be read again.
package struct StripeEvent: Sendable {
    package let id: StripeID<StripeEvent>
    package let kind: Open<Kind>
    package let created: Instant
    package let isLive: Bool
    /// The connected account that it happened in; `nil` for our own.
    package let account: ConnectedAccount.ID?
    /// `nil` for objects that have none.
    package let objectID: String?
    /// Such as `payment_intent`, `checkout.session`, `refund`, `charge`.
    package let objectType: String?
    /// The payment that the object is of, where it is a refund, a charge or a dispute.
    package let paymentID: PaymentIntent.ID?

    /// - Throws: `malformedEvent`.
    package init(_ body: [UInt8]) throws(WebhookError) {
        let document: Document
        do {
            document = try JSONDecoder().decode(Document.self, from: Data(body))
        } catch {
            throw WebhookError(.malformedEvent, "The body is not a Stripe event.")
        }
        id = document.id
        kind = document.type
        created = document.created
        isLive = document.livemode
        account = document.account
        objectID = document.data.object.id
        objectType = document.data.object.object
        paymentID = document.data.object.paymentIntent?.id
    }

    /// The id of the object, where the event is about one of that type.
    package func id<Object>(of type: ObjectType<Object>) -> StripeID<Object>? {
        objectType == type.name ? objectID.flatMap { StripeID(rawValue: $0) } : nil
    }

    /// A type of object that events are about.
    package struct ObjectType<Object>: Sendable {
        let name: String
    }

    private struct Document: Decodable {
        let id: StripeID<StripeEvent>
        let type: Open<Kind>
        let created: Instant
        let livemode: Bool
        let account: ConnectedAccount.ID?
        let data: Contents
    }

    private struct Contents: Decodable {
        let object: Subject
    }

    private struct Subject: Decodable {
        let id: String?
        let object: String?
        let paymentIntent: Expandable<PaymentIntent>?

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            id = try container.decodeIfPresent(String.self, forKey: .id)
            object = try container.decodeIfPresent(String.self, forKey: .object)
            do {
                paymentIntent = try container.decodeIfPresent(Expandable<PaymentIntent>.self, forKey: .paymentIntent)
            } catch is DecodingError {
                // Objects that are nothing to us may have another thing by that name.
                paymentIntent = nil
            }
        }

        enum CodingKeys: String, CodingKey {
            case id, object
            case paymentIntent = "payment_intent"
        }
    }
}

extension StripeEvent.ObjectType<PaymentIntent> {
    package static var payment: Self { Self(name: "payment_intent") }
}

extension StripeEvent.ObjectType<CheckoutSession> {
    package static var checkoutSession: Self { Self(name: "checkout.session") }
}

extension StripeEvent.ObjectType<Refund> {
    package static var refund: Self { Self(name: "refund") }
}

extension StripeEvent.ObjectType<Charge> {
    package static var charge: Self { Self(name: "charge") }
}
