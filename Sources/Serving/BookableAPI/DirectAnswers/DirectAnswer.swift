package import NIOCore

/// An answer as the bytes that go over the connection.
package struct DirectAnswer {
    /// The status line and all headers, with the empty line that ends them.
    package let head: ByteBuffer

    /// Empty where the client has the body already.
    package let body: ByteBuffer
}
