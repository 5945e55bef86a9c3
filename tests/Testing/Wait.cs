using System.Runtime.CompilerServices;

namespace EdgeGateway.Testing;

/// <summary>Waits for something to become true on the real clock, for tests with real partners.</summary>
public static class Wait
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    /// <summary>Returns as soon as <paramref name="condition"/> holds; throws with its text when it does not within the limit (20 s).</summary>
    public static async Task UntilAsync(
        Func<bool> condition,
        TimeSpan? limit = null,
        Func<string>? state = null,
        [CallerArgumentExpression(nameof(condition))] string text = "")
    {
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        while (!condition())
        {
            if (clock.GetElapsedTime(start) > (limit ?? TimeSpan.FromSeconds(20)))
                throw new TimeoutException($"still not true: {text}{(state is null ? "" : $" ({state()})")}");
            await Task.Delay(Step, clock, CancellationToken.None);
        }
    }
}
