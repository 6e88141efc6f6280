/// The five characters by which PostgreSQL names a condition.
///
/// See appendix A of its manual; the first two characters are the class.
struct SQLState: RawRepresentable, Sendable, Hashable {
    let rawValue: String

    static let uniqueViolation = Self(rawValue: "23505")
    static let exclusionViolation = Self(rawValue: "23P01")
    static let foreignKeyViolation = Self(rawValue: "23503")
    static let checkViolation = Self(rawValue: "23514")
    static let notNullViolation = Self(rawValue: "23502")
    static let readOnlyTransaction = Self(rawValue: "25006")
    static let transactionTimedOut = Self(rawValue: "25P03")
    static let unknownPreparedStatement = Self(rawValue: "26000")
    static let abortedTransaction = Self(rawValue: "25P02")
    static let serializationFailure = Self(rawValue: "40001")
    static let deadlock = Self(rawValue: "40P01")
    static let duplicatePreparedStatement = Self(rawValue: "42P05")
    static let insufficientPrivilege = Self(rawValue: "42501")
    static let unsupportedFeature = Self(rawValue: "0A000")
    static let diskFull = Self(rawValue: "53100")
    static let outOfMemory = Self(rawValue: "53200")
    static let lockNotAvailable = Self(rawValue: "55P03")
    static let queryCanceled = Self(rawValue: "57014")
    static let raisedException = Self(rawValue: "P0001")
    static let dataCorrupted = Self(rawValue: "XX001")
    static let indexCorrupted = Self(rawValue: "XX002")

    var category: Substring { rawValue.prefix(2) }
}
