import CPolicyHost

/// Inspects a program and evaluates it for three bookings.
final class ProgramTrial {
    private let host: OpaquePointer
    private let result = UnsafeMutablePointer<policy_result>.allocate(capacity: 1)
    private let description = UnsafeMutablePointer<policy_description>.allocate(capacity: 1)
    private let bookings = [
        booking(paid: 9_999, notice: 172_800, by: policy_by_client),
        booking(paid: 123_456, notice: -60, by: policy_by_no_show),
        booking(paid: 50, notice: 3_600, by: policy_by_client),
    ]
    private var held = 0

    /// Counts of outcomes by `policy_status`, over inspections that failed and evaluations.
    private(set) var statuses: [UInt32: Int] = [:]

    init?() {
        guard let host = policy_host_create() else { return nil }
        self.host = host
        result.initialize(to: policy_result())
        description.initialize(to: policy_description())
    }

    deinit {
        policy_host_destroy(host)
        result.deallocate()
        description.deallocate()
    }

    /// What all bookings give, each asked `repeats` times.
    func run(_ source: String, repeats: Int) -> UInt64 {
        var digest = OutcomeDigest()
        var source = source
        source.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { text in
                let status = policy_inspect(text.baseAddress, text.count, description, result, nil, nil)
                digest.add(result.pointee)
                guard status == policy_ok else {
                    statuses[status.rawValue, default: 0] += 1
                    return
                }
                evaluate(text, repeats: repeats, into: &digest)
            }
        }
        return digest.value
    }

    private func evaluate(_ text: UnsafeBufferPointer<CChar>, repeats: Int, into digest: inout OutcomeDigest) {
        if held == 16 {
            policy_host_clear(host)
            held = 0
        }
        let number = policy_host_add(host, text.baseAddress, text.count)
        held += 1
        for booking in bookings {
            var booking = booking
            policy_host_evaluate(host, number, &booking, result)
            statuses[result.pointee.status.rawValue, default: 0] += 1
            digest.add(result.pointee)
            // A repetition that gives anything else makes the digest another.
            var first = OutcomeDigest()
            first.add(result.pointee)
            for _ in 1..<repeats {
                policy_host_evaluate(host, number, &booking, result)
                var again = OutcomeDigest()
                again.add(result.pointee)
                if again.value != first.value { digest.add(result.pointee) }
            }
        }
    }

    private static func booking(paid: Int64, notice: Int64, by party: policy_cancelled_by) -> policy_booking {
        var booking = policy_booking()
        booking.paid = paid
        booking.booked_at = 1_767_225_600
        booking.start_at = 1_773_136_800
        booking.end_at = 1_773_140_400
        booking.cancelled_at = booking.start_at - notice
        booking.service_duration = 3_600
        booking.currency = (69, 85, 82)
        booking.cancelled_by = UInt8(party.rawValue)
        return booking
    }
}
