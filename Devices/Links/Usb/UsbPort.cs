using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Devices.Links.Usb;

/// <summary>One bulk transfer; waits at most <paramref name="within"/>.</summary>
/// <returns>Bytes moved, or a negative error number of the system.</returns>
internal delegate int UsbTransfer(byte pipe, Span<byte> bytes, TimeSpan within);

/// <summary>An open USB reader.</summary>
/// <param name="Name">For the thread and the log.</param>
/// <param name="Pipes">Which pipe carries what.</param>
/// <param name="Transfer">Moves bytes; blocks its thread.</param>
/// <param name="Close">Gives the device back.</param>
internal sealed record UsbPort(string Name, SamUsbPipes Pipes, UsbTransfer Transfer, Action Close);
