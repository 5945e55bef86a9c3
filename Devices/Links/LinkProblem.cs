namespace EdgeGateway.Devices.Links;

/// <summary>Why a link could not be opened.</summary>
public enum LinkProblem
{
    /// <summary>The device path, port name or host name does not exist: usually unplugged.</summary>
    NotFound,

    /// <summary>It exists, but this user may not open it.</summary>
    NoPermission,

    /// <summary>It exists, but is no serial port (a folder, a file).</summary>
    NotAPort,

    /// <summary>Another program has it.</summary>
    Busy,

    /// <summary>The host answers, but nothing listens on the port.</summary>
    Refused,

    /// <summary>No way to the host, or no answer in time.</summary>
    Unreachable,

    /// <summary>Anything else; the detail says what.</summary>
    Failed,
}

/// <summary>Outcome of <see cref="LinkOpener.OpenAsync"/>: a link, or the problem with a technical detail for the log.</summary>
public sealed record LinkOpening(Link? Link, LinkProblem Problem, string Detail)
{
    internal static LinkOpening Opened(Link link) => new(link, default, "");

    internal static LinkOpening Not(LinkProblem problem, string detail) => new(null, problem, detail);
}
