using EdgeGateway.Service.Tests.Checkout;

namespace EdgeGateway.Service.Tests.Web.Shell;

/// <summary>The gateway stops while people look at it.</summary>
public sealed class StopUnderPagesTests
{
    [Fact]
    public async Task Stop_WithPagesOpen_IsQuiet()
    {
        await using var browser = await BareBrowser.OpenAsync(1024, 768);
        var gateway = await TestGateway.StartDemoAsync();
        try
        {
            foreach (var page in new[] { "ops", "cases", "events", "till", "logs" })
            {
                var tab = await browser.Page.Context.Browser!.NewPageAsync();
                await tab.GotoAsync(new Uri(gateway.Http.BaseAddress!, page).ToString());
                // Live, not only drawn: the circuit is asked for.
                await tab.WaitForFunctionAsync("() => performance.getEntriesByType('resource').some(one => one.name.includes('_blazor'))");
            }
        }
        finally
        {
            await gateway.DisposeAsync();
        }

        Assert.Empty(gateway.Errors);
    }
}
