/// A program that did not do what the tests need.
package struct CommandFailure: Error, CustomStringConvertible {
    package let command: String
    package let status: Int32
    package let output: String

    package var description: String { "\(command) ended with status \(status): \(output)" }
}
