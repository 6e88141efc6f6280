import BenchWorkloads
import CivilTime

/// Writes synthetic cancellations as CSV, the same for a seed on every machine, and keeps no more than one row.
///
/// Cancelled in 2024 and 2025, amounts up to 499.99, three currencies and 64 providers in no order; clients cancel nine
/// in ten, providers and no-shows are the rest.
final class CancellationGenerator {
    private static let header: StaticString =
        "booking_id,provider_id,currency,paid,already_refunded,booked_at,start_at,end_at,cancelled_at,cancelled_by\n"
    private static let day: Int64 = 86_400

    private let count: Int
    private var made = 0
    private var random: SplitMix64
    private var row: RowWriter
    private var taken = 0

    init(count: Int, seed: UInt64 = 4) throws {
        guard let first = CivilDate(year: 2023, month: 1, day: 1) else { throw WorkloadError("there is no 2023") }
        self.count = count
        random = SplitMix64(seed: seed)
        row = RowWriter(firstDay: first.daysSinceEpoch, days: 1_200)
        row.write(Self.header)
    }

    /// Fills `memory` with what comes next; less than all of it only at the end.
    func read(into memory: UnsafeMutableRawBufferPointer) -> Int {
        guard let base = memory.baseAddress else { return 0 }
        var place = 0
        while place < memory.count {
            if taken == row.count {
                guard made < count else { break }
                makeRow()
            }
            let length = min(row.count - taken, memory.count - place)
            (base + place).copyMemory(from: row.bytes + taken, byteCount: length)
            taken += length
            place += length
        }
        return place
    }

    private func makeRow() {
        let draw = random.next()
        let paid = Int64(draw & 0xffff) % 50_000
        let cancelled = 365 * Self.day + Int64((draw >> 16) & 0xfff_ffff) % (730 * Self.day)
        let start = cancelled + random.next(below: 20 * Self.day)
        let provider = Int64(draw >> 44 & 63)
        row.clear()
        row.write("b")
        row.write(Int64(made))
        row.write(",p")
        row.write(provider)
        switch draw >> 50 & 3 {
        case 0: row.write(",USD,")
        case 1: row.write(",GBP,")
        default: row.write(",EUR,")
        }
        row.write(paid)
        row.write(",0,")
        row.write(instant: cancelled - 40 * Self.day)
        row.write(",")
        row.write(instant: start)
        row.write(",")
        row.write(instant: start + 3_600)
        row.write(",")
        row.write(instant: cancelled)
        switch draw >> 52 & 31 {
        case 0: row.write(",provider\n")
        case 1, 2: row.write(",no_show\n")
        default: row.write(",client\n")
        }
        taken = 0
        made += 1
    }
}
