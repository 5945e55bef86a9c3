using System.Security.Cryptography;
using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Configuration;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class KeyWatchTests
{
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task StartAsync_KeyOfOldIdentities_IsMissedByName(bool sameKey, int errors)
    {
        await using var bench = new LedgerBench();
        await bench.RecordAsync();
        var key = sameKey ? bench.Key : new StoreKey(RandomNumberGenerator.GetBytes(StoreKey.Size));
        await new KeyWatch(key, LedgerBench.Store, new GatewayOptions(), bench.Journal.Store, bench.Journal.Logs.CreateLogger<KeyWatch>()).StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal(errors, bench.Logs.All.Count(line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains(bench.Key.Id, StringComparison.Ordinal)));
    }
}
