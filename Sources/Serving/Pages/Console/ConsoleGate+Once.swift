import BookableAPI
import Bookings
import Hummingbird
import SQL

extension ConsoleGate {
    /// What a posted form made, with the text that answers each repetition of the form.
    struct Made: Sendable {
        /// Ids for the audit log.
        let ids: [String]

        /// Kept sealed under the key of the form, so that it may hold a secret.
        let answer: String
    }

    /// Runs a use case that makes something, once for all forms of the same key and contents, and returns its answer.
    ///
    /// A form whose key was used with other contents counts as a new one: somebody went back and filled it in anew.
    func make(
        _ practice: Practice,
        _ request: PageRequest,
        _ form: (fields: FormFields, bytes: [UInt8]),
        _ useCase: (Transaction) async throws -> Made
    ) async throws -> String {
        let key = form.fields["key"].isEmpty ? BookingSubmission.newKey() : form.fields["key"]
        do {
            return try await make(once: key, practice, request, form, useCase)
        } catch let error as BookingsError where error.code == .idempotencyMismatch {
            return try await make(once: BookingSubmission.newKey(), practice, request, form, useCase)
        }
    }

    private func make(
        once key: String,
        _ practice: Practice,
        _ request: PageRequest,
        _ form: (fields: FormFields, bytes: [UInt8]),
        _ useCase: (Transaction) async throws -> Made
    ) async throws -> String {
        let answers = IdempotencyStore()
        let key = RequestKey(
            key,
            from: .known(practice.member.requester.label, credential: key),
            for: "POST \(request.request.uri.path)",
            request: form.bytes,
            at: request.now
        )
        return try await database.transaction(.write, by: practice.member.requester, at: request.now) { transaction in
            if let earlier = try await answers.answer(to: key, in: transaction.connection) {
                return String(decoding: earlier, as: UTF8.self)
            }
            let made = try await useCase(transaction)
            try await answers.keep(Array(made.answer.utf8), for: key, in: transaction.connection)
            try await recordChange(practice, request, form.fields, made: made.ids, in: transaction)
            return made.answer
        }
    }
}
