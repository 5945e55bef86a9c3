using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Devices.ReceiptPrinter;

/// <summary>One receipt on its way. Its result is set exactly once.</summary>
internal sealed class PrintJob(EncodedReceipt receipt)
{
    private readonly TaskCompletionSource<PrintResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state;

    public EncodedReceipt Receipt => receipt;

    public Task<PrintResult> Result => _result.Task;

    /// <summary>From here on the job runs to its end. False when it was canceled before.</summary>
    public bool TryStart() => Interlocked.CompareExchange(ref _state, 1, 0) == 0;

    /// <summary>Only before the first byte; a receipt that is half sent cannot be called back.</summary>
    public void Cancel(CancellationToken token)
    {
        if (TryStart())
            _result.TrySetCanceled(token);
    }

    public void Finish(PrintResult result) => _result.TrySetResult(result);
}
