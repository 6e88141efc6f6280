import Glibc

/// A system call that failed.
struct SystemFailure: Error, Equatable {
    /// As in `errno.h`.
    let number: Int32

    /// Throws unless a call that returns its error returned none.
    static func check(_ number: Int32) throws(SystemFailure) {
        guard number == 0 else { throw SystemFailure(number: number) }
    }

    /// Throws unless a call that leaves its error in `errno` succeeded.
    static func checkLast(_ result: Int32) throws(SystemFailure) {
        guard result >= 0 else { throw SystemFailure(number: errno) }
    }
}

extension SystemFailure: CustomStringConvertible {
    /// The system's words, such as `No space left on device`.
    var description: String { String(cString: strerror(number)) }
}
