import ArgumentParser

/// The numbers are those of `sysexits.h`, as for wrong use (64).
extension ExitCode {
    /// The input was read and cannot be used: its header lacks columns, or every row was rejected.
    static let unusableInput = ExitCode(65)

    /// The input cannot be read.
    static let noInput = ExitCode(66)

    /// Standard output, standard error or a file could not be written, so that what is there may not be all.
    static let outputLost = ExitCode(74)
}
