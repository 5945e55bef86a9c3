using EdgeGateway.Service.Delivery.Mapping;
using EdgeGateway.Service.Delivery.Sending;

namespace EdgeGateway.Service.Delivery.Http;

/// <summary>One event on its way over HTTP.</summary>
internal sealed record HttpLetter(Parcel Parcel, Shaping Shaping)
{
    private readonly TaskCompletionSource<Answer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Answer> Answered => _answer.Task;

    public void Answer(Answer answer) => _answer.TrySetResult(answer);
}
