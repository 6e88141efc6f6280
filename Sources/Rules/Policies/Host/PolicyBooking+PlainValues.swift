package import CPolicyHost
package import CivilTime
package import Money

extension PolicyBooking {
    /// Calls `body` with the booking as the script host reads it, without allocating.
    func withPlainValues<Outcome>(_ body: (UnsafePointer<policy_booking>) -> Outcome) -> Outcome {
        if let outcome = serviceName.utf8.withContiguousStorageIfAvailable({ withPlainValues(name: $0, body) }) {
            return outcome
        }
        var name = serviceName
        return name.withUTF8 { withPlainValues(name: $0, body) }
    }

    private func withPlainValues<Outcome>(
        name: UnsafeBufferPointer<UInt8>,
        _ body: (UnsafePointer<policy_booking>) -> Outcome
    ) -> Outcome {
        var plain = policy_booking()
        plain.paid = paid
        plain.already_refunded = alreadyRefunded
        plain.booked_at = bookedAt
        plain.start_at = startAt
        plain.end_at = endAt
        plain.cancelled_at = cancelledAt
        plain.service_duration = serviceDuration
        plain.cancelled_by = cancelledBy.plainValue
        plain.setCurrency(currency)
        plain.service_name = UnsafeRawPointer(name.baseAddress)?.assumingMemoryBound(to: CChar.self)
        plain.service_name_length = name.count
        plain.setClock(of: zone)
        return withExtendedLifetime(zone) { body(&plain) }
    }
}

extension policy_booking {
    /// Local times are read off the clock of a zone, which whoever calls keeps for as long as the booking is used.
    package mutating func setClock(of zone: Zone) {
        self.zone = zone.unownedClock
        offset_at = { clock, instant in clock.map { Zone.offset(ofClock: $0, at: instant) } ?? 0 }
    }

    package mutating func setCurrency(_ value: Currency) {
        let letters = value.letters
        currency = (CChar(letters.0), CChar(letters.1), CChar(letters.2))
    }
}

extension CancelledBy {
    /// How the script host writes it.
    package var plainValue: UInt8 {
        switch self {
        case .client: UInt8(policy_by_client.rawValue)
        case .provider: UInt8(policy_by_provider.rawValue)
        case .noShow: UInt8(policy_by_no_show.rawValue)
        }
    }
}
