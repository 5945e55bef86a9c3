namespace EdgeGateway.Fuzz;

/// <summary>One parser, what it is fed with at first, and what it may do.</summary>
/// <param name="Name">Short name, as printed.</param>
/// <param name="Seeds">Inputs that are understood, and broken twins of them; mutation starts from these.</param>
/// <param name="Feed">
/// Runs the parser and returns a number for what it made of the input. An input with a number not seen before joins the seeds. Catches exactly the
/// exceptions the parser's documentation names.
/// </param>
internal sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, Func<byte[], int> Feed)
{
    /// <summary>Pieces the format is made of; mutation puts them anywhere.</summary>
    public IReadOnlyList<byte[]> Words { get; init; } = [];

    /// <summary>Number of inputs compared with other targets: slow parsers get fewer.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Bytes it may allocate whatever the input is.</summary>
    public long AllocatesAlways { get; init; } = 64 * 1024;

    /// <summary>Bytes it may allocate besides for every byte of input. Constant: what grows faster than the input is a finding.</summary>
    public long AllocatesPerByte { get; init; } = 256;

    /// <summary>Longest input made by mutation.</summary>
    public int Longest { get; init; } = 4096;
}
