import SQL

extension SQLValue {
    /// Reads a field in binary form.
    ///
    /// Instants become whole seconds, rounded down; dates, times and JSON become text; a sum becomes an integer when it is
    /// one. What has no place among the cases stays as the bytes that came.
    init(_ type: PostgresType, _ bytes: UnsafeRawBufferPointer) {
        guard type.admits(byteCount: bytes.count) else {
            self = .blob(Array(bytes))
            return
        }
        switch type {
        case .text, .varchar, .bpchar, .name, .char, .json, .unknown:
            self = .text(String(decoding: bytes, as: UTF8.self))
        // The first byte is the version of the format.
        case .jsonb: self = .text(String(decoding: bytes.dropFirst(), as: UTF8.self))
        case .int8: self = .integer(bytes.integer(at: 0, as: Int64.self))
        case .int4: self = .integer(Int64(bytes.integer(at: 0, as: Int32.self)))
        case .int2: self = .integer(Int64(bytes.integer(at: 0, as: Int16.self)))
        case .oid: self = .integer(Int64(bytes.integer(at: 0, as: UInt32.self)))
        case .bool: self = .integer(bytes.integer(at: 0, as: UInt8.self) == 0 ? 0 : 1)
        case .float8: self = .real(Double(bitPattern: bytes.integer(at: 0, as: UInt64.self)))
        case .float4: self = .real(Double(Float(bitPattern: bytes.integer(at: 0, as: UInt32.self))))
        case .timestamptz: self = .timestamp(bytes.integer(at: 0, as: Int64.self))
        case .date: self = .date(bytes.integer(at: 0, as: Int32.self))
        case .time: self = .time(bytes.integer(at: 0, as: Int64.self))
        case .numeric: self = .numeric(bytes)
        case .void: self = .null
        default: self = .blob(Array(bytes))
        }
    }

    /// Microseconds since 2000; the ends of the range stand for the infinities.
    private static func timestamp(_ microseconds: Int64) -> SQLValue {
        switch microseconds {
        case .max: return .text("infinity")
        case .min: return .text("-infinity")
        default:
            let (seconds, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
            return .integer(seconds + (rest < 0 ? -1 : 0) + PostgresEpoch.secondsSince1970)
        }
    }

    /// Days since 2000; the ends of the range stand for the infinities.
    private static func date(_ days: Int32) -> SQLValue {
        switch days {
        case .max: .text("infinity")
        case .min: .text("-infinity")
        default: .text(CalendarDay(daysSince1970: Int64(days) + PostgresEpoch.daysSince1970).text)
        }
    }

    /// Microseconds since midnight, up to 24:00; seconds are written when there are any.
    private static func time(_ microseconds: Int64) -> SQLValue {
        let (seconds, fraction) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        var text = "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2))"
        if seconds % 60 != 0 || fraction != 0 { text += ":\(padded(seconds % 60, 2))" }
        if fraction != 0 { text += ".\(padded(fraction, 6))" }
        return .text(text)
    }

    /// Groups of four decimal digits, the first of which stands for itself times 10,000 to the power of a weight.
    private static func numeric(_ bytes: UnsafeRawBufferPointer) -> SQLValue {
        // Four fields of two bytes come first: how many groups, the weight of the first, the sign, the digits to show.
        let groups = (bytes.count - 8) / 2
        let weight = Int(bytes.integer(at: 2, as: Int16.self))
        let sign = bytes.integer(at: 4, as: UInt16.self)
        switch sign {
        case 0xC000: return .real(.nan)
        case 0xD000: return .real(.infinity)
        case 0xF000: return .real(-.infinity)
        default: break
        }
        let digits = (0..<groups).map { Int64(bytes.integer(at: 8 + 2 * $0, as: Int16.self)) }
        let isNegative = sign == 0x4000
        if let whole = integer(digits, weight: weight, isNegative: isNegative) { return .integer(whole) }
        var text = isNegative ? "-0." : "0."
        for digit in digits { text += padded(digit, 4) }
        text += "e\((weight + 1) * 4)"
        return .real(Double(text) ?? .nan)
    }

    private static func integer(_ digits: [Int64], weight: Int, isNegative: Bool) -> Int64? {
        // Zeros at the end are left out, so whatever lies behind the point is not zero.
        guard !digits.isEmpty else { return 0 }
        guard digits.count <= weight + 1 else { return nil }
        var value: Int64 = 0
        for place in 0...weight {
            let (shifted, overflow) = value.multipliedReportingOverflow(by: 10_000)
            let digit = place < digits.count ? digits[place] : 0
            // Digits are subtracted, because the least integer has no positive counterpart to be negated at the end.
            let (next, overflowToo) = shifted.addingReportingOverflow(isNegative ? -digit : digit)
            if overflow || overflowToo { return nil }
            value = next
        }
        return value
    }
}

extension UnsafeRawBufferPointer {
    /// The integer in network byte order at the offset.
    fileprivate func integer<Integer: FixedWidthInteger & BitwiseCopyable>(
        at offset: Int,
        as type: Integer.Type
    ) -> Integer {
        Integer(bigEndian: loadUnaligned(fromByteOffset: offset, as: type))
    }
}
