import SQL

extension BookingDesk {
    /// Whether whoever asks has to prove an e-mail address before a booking of `service` stands: a client, and a provider who books with
    /// another one.
    func needsProof(of service: Service, in transaction: Transaction) -> Bool {
        service.requiresEmailProof && transaction.requester.isCounted(at: service.provider)
    }

    /// Tries the code that a client shows; see ``EmailProofDesk/prove(_:by:in:)``.
    package func prove(
        _ id: BookingID,
        by code: String,
        in transaction: Transaction
    ) async throws -> EmailProofDesk.Verdict {
        try await proofs.prove(id, by: code, in: transaction)
    }

    /// Throws for a client without an address or with one at which nothing arrives, and where no code can be mailed.
    func checkProvable(
        _ client: ClientDetails,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws {
        guard let email = client.email else { throw BookingsError.addressRequired }
        guard provesAddresses else {
            throw BookingsError(
                .conflict,
                "This server sends no mail at present, and the service needs a proof of the address."
            )
        }
        guard try await !proofs.isUndeliverable(email, of: provider, in: transaction) else {
            throw BookingsError.undeliverable
        }
    }

    /// Who a slot is held for that is to be confirmed: the client of `booking`, or who has proved their address meanwhile.
    ///
    /// The provider needs no proof. Throws if the client still owes it, or gives another address than the one that was proved.
    func claimant(
        of booking: Booking,
        _ proof: EmailProof?,
        with changes: ClientChanges,
        in transaction: Transaction
    ) throws -> ClientDetails {
        guard let proof else { return changes.applied(to: booking.client) }
        let client = changes.applied(to: proof.client)
        guard transaction.requester.isCounted(at: booking.provider) else { return client }
        guard proof.isProved else { throw BookingsError.codeRequired }
        guard client.email == proof.client.email else {
            throw BookingsError(
                .invalidValue,
                "This is not the address that was proved; keep it, or book again.",
                field: "client.email"
            )
        }
        return client
    }

    /// Throws if a client changes the address that they had to prove.
    func checkKept(
        _ earlier: ClientDetails,
        _ client: ClientDetails,
        of service: Service,
        in transaction: Transaction
    ) throws {
        guard needsProof(of: service, in: transaction), client.email != earlier.email else { return }
        throw BookingsError(
            .invalidValue,
            "The address was proved for this booking; ask the provider to change it.",
            field: "client.email"
        )
    }
}

extension BookingRequest {
    /// The same for nobody yet, held for as long as a proof may take.
    var heldForProof: BookingRequest {
        var request = self
        request.client = .awaited
        request.hold = EmailProof.time
        return request
    }
}

extension BookingsError {
    /// That nobody can be mailed a code without an address.
    fileprivate static var addressRequired: BookingsError {
        let message = "The service needs a proof of the client's e-mail address, so that this is required."
        return .refused([Fault(field: "client.email", message: message, fault: .required)])
    }

    /// That no code is mailed to an address which took no mail, more than once.
    fileprivate static var undeliverable: BookingsError {
        let message =
            "Mail to this address has come back more than once, so no code is sent there; give another one, or ask the provider to book."
        return .refused([Fault(field: "client.email", message: message, fault: FieldFault(.undeliverable))])
    }

    /// That a slot is to be confirmed whose client has not shown the code.
    fileprivate static var codeRequired: BookingsError {
        let message = "This is the code that was mailed to the client's address, and is required."
        return .refused([Fault(field: "code", message: message, fault: .required)])
    }
}
