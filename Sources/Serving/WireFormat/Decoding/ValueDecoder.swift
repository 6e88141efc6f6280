/// Decodes documents whose values are what their types ask for, in less than half of the time that Foundation takes.
///
/// It knows no errors but one: that something is not as expected. Whoever gets no document asks Foundation, which says what it is.
struct ValueDecoder: Decoder {
    /// Whether anything was refused, be it that nobody was told: what came of it may then differ from what Foundation makes.
    final class Course {
        var hasRefused = false

        /// What readers of parts refused and went on after.
        let faults = FaultList()

        func refuse() -> Refusal {
            hasRefused = true
            return Refusal()
        }
    }

    struct Refusal: Error {}

    let value: JSONValue
    let course: Course

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { FaultList.key.map { [$0: course.faults] } ?? [:] }

    /// `nil` if the document is to be left to Foundation.
    static func decode<Document: Decodable>(_ type: Document.Type, from value: JSONValue) -> Document? {
        let course = Course()
        // Whatever was thrown is thrown again by the one who says it better.
        guard let document = try? ValueDecoder(value: value, course: course).decode(type), !course.hasRefused,
            course.faults.isEmpty
        else {
            return nil
        }
        return document
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let members) = value else { throw course.refuse() }
        return KeyedDecodingContainer(KeyedValueContainer(members: members, course: course))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let elements) = value else { throw course.refuse() }
        return UnkeyedValueContainer(elements: elements, course: course)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }
}

extension ValueDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool {
        if case .null = value { return true }
        return false
    }

    func decode(_ type: Bool.Type) throws -> Bool {
        guard case .boolean(let value) = value else { throw course.refuse() }
        return value
    }

    func decode(_ type: String.Type) throws -> String {
        guard case .text(let text) = value else { throw course.refuse() }
        return text
    }

    func decode(_ type: Double.Type) throws -> Double {
        guard case .number(let text) = value, let number = Double(text), number.isFinite else { throw course.refuse() }
        return number
    }

    func decode(_ type: Float.Type) throws -> Float { throw course.refuse() }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        // By itself, as it is asked for most often.
        if type == String.self, let text = try decode(String.self) as? Value { return text }
        return try Value(from: self)
    }

    /// Digits alone; a number with a fraction or an exponent may be whole as well, which Foundation tells.
    private func whole<Number: FixedWidthInteger>() throws -> Number {
        guard case .number(let text) = value, let number = Number(text) else { throw course.refuse() }
        return number
    }

    func decode(_ type: Int.Type) throws -> Int { try whole() }
    func decode(_ type: Int8.Type) throws -> Int8 { try whole() }
    func decode(_ type: Int16.Type) throws -> Int16 { try whole() }
    func decode(_ type: Int32.Type) throws -> Int32 { try whole() }
    func decode(_ type: Int64.Type) throws -> Int64 { try whole() }
    func decode(_ type: UInt.Type) throws -> UInt { try whole() }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try whole() }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try whole() }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try whole() }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try whole() }
}
