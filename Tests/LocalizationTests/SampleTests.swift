import CivilTime
import Money
import Testing

@testable import Localization

/// Everything that is written is what Babel writes from the same data.
struct SampleTests {
    private func compare(_ kind: String, _ write: (Sample) throws -> String?) throws {
        for sample in try Sample.all(kind) {
            let written = try write(sample)
            #expect(written == sample.text, "\(sample.testDescription)")
        }
    }

    private func reading(_ clock: String) throws -> WallDateTime {
        let time = try #require(WallTime(clock))
        return WallDateTime(clampingWallSeconds: 20_521 * 86_400 + Int64(time.secondOfDay))
    }

    private func count(_ sample: Sample) throws -> (Int, TimeUnit) {
        (try #require(Int(sample.arguments[1])), try #require(TimeUnit(rawValue: sample.arguments[0])))
    }

    @Test func pluralsOfWholeNumbersAndDecimals() throws {
        try compare("plural") { sample in
            let number = try #require(PluralOperands(decimal: sample.arguments[0]))
            if let whole = Int(sample.arguments[0]) {
                #expect(PluralOperands(whole) == number)
                #expect(PluralOperands(-whole) == number)
            }
            return sample.language.pluralCategory(of: number).rawValue
        }
    }

    @Test func dates() throws {
        try compare("date") { sample in
            let date = try #require(CivilDate(sample.arguments[0]))
            return sample.language.date(date, try #require(DateStyle(rawValue: sample.arguments[1])))
        }
    }

    @Test func times() throws {
        try compare("time") { $0.language.time(try reading($0.arguments[0])) }
    }

    @Test func rangesOfTimes() throws {
        try compare("range") { sample in
            sample.language.timeRange(from: try reading(sample.arguments[0]), to: try reading(sample.arguments[1]))
        }
    }

    @Test func timesOnBothClocks() throws {
        try compare("clock") { $0.language.time(try reading($0.arguments[1]), cycle($0)) }
        try compare("clocks") { sample in
            let (start, end) = (try reading(sample.arguments[1]), try reading(sample.arguments[2]))
            return sample.language.timeRange(from: start, to: end, cycle(sample))
        }
    }

    private func cycle(_ sample: Sample) -> HourCycle {
        sample.arguments[0] == "hm" ? .twelveHours : .twentyFourHours
    }

    @Test func money() throws {
        try compare("money") { sample in
            let currency = try #require(Currency(sample.arguments[0]))
            return sample.language.money(MonetaryAmount(try #require(Int64(sample.arguments[1])), currency))
        }
    }

    @Test func distancesAhead() throws {
        try compare("future") { sample in
            let (number, unit) = try count(sample)
            return sample.language.relative(number, unit)
        }
    }

    @Test func distancesBehind() throws {
        try compare("past") { sample in
            let (number, unit) = try count(sample)
            if number > 0 { #expect(sample.language.relative(-number, unit) == sample.text) }
            return sample.language.ago(number, unit)
        }
    }

    @Test func durations() throws {
        try compare("duration") { sample in
            let (number, unit) = try count(sample)
            return sample.language.duration(number, unit)
        }
    }

    @Test func lists() throws {
        try compare("and") { $0.language.list($0.arguments[0].map(String.init)) }
        try compare("or") { $0.language.alternatives($0.arguments[0].map(String.init)) }
    }

    @Test func offsetsFromUTC() throws {
        try compare("offset") { $0.language.offset(seconds: try #require(Int64($0.arguments[0]))) }
    }
}
