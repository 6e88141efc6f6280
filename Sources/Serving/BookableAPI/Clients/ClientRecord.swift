package import Bookings
import Marketplace
import Money
import Notifications

/// One booking of a client with all that is known around it, as an export has it.
package struct ClientRecord: Encodable, Sendable {
    package let id: BookingID
    private let document: @Sendable (any Encoder) throws -> Void

    init(
        _ booking: BookingDetails,
        payments: [Payment],
        refunds: [Settlement],
        documents: [BookingDocument],
        notes: [BookingNote],
        messages: [Message],
        consents: [MessageConsent],
        review: Review?,
        for requester: Requester
    ) {
        id = booking.booking.id
        document = { encoder in
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(BookingResponse(booking, for: requester), forKey: .booking)
            try container.encode(payments.map { PaymentResponse($0, for: requester) }, forKey: .payments)
            try container.encode(refunds.map { ClientRefund($0) }, forKey: .refunds)
            try container.encode(documents.map(BookingDocumentResponse.init), forKey: .documents)
            try container.encode(notes.map(BookingNoteResponse.init), forKey: .notes)
            try container.encode(messages.map(MessageResponse.init), forKey: .messages)
            try container.encode(consents.map(MessageConsentResponse.init), forKey: .consents)
            try container.encode(review.map { ReviewResponse($0, for: requester) }, forKey: .review)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        try document(encoder)
    }

    private enum CodingKeys: String, CodingKey {
        case booking, payments, refunds, documents, notes, messages, review
        case consents = "message_consents"
    }
}

/// A refund as its client needs to know it; its proof is for audits.
private struct ClientRefund: Encodable {
    let id: String
    let status: String
    let amount: Int64
    let currency: String
    let reason: String
    let createdAt: WireInstant

    init(_ settlement: Settlement) {
        let refund = settlement.refund
        id = refund.id.rawValue
        status = refund.status.rawValue
        amount = refund.amount
        currency = refund.currency.code
        reason = refund.reason
        createdAt = WireInstant(refund.createdAt)
    }

    private enum CodingKeys: String, CodingKey {
        case id, status, amount, currency, reason
        case createdAt = "created_at"
    }
}
