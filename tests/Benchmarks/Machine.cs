using System.Runtime.InteropServices;

namespace EdgeGateway.Benchmarks;

/// <summary>Where it was measured: a figure without that says nothing.</summary>
internal static class Machine
{
    public static string Description => $"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}";
}
