"""The network: MiniLM-L6 with two heads. The first labels each word of a text (source, cue, content); the second labels
the words of a unit as source or content of one cue."""

import torch
import torch.nn.functional as F
from torch import nn

WORD_LABELS = 7  # none, then begin and inside of source, cue, content
CUE_LABELS = 5  # none, then begin and inside of source, content
SHAPES = 8  # how the word is written, and whether it stands in quotation marks
POSITIONS = 256
DISTANCES = 40


def dropout(x, share, training):
    """As F.dropout, with eight decisions to a random number: drawing them takes a tenth of a step otherwise."""
    if not training:
        return x
    drawn = torch.empty((x.numel() + 7) // 8, dtype=torch.int64).random_(-(2**63), None)
    least = round(share * 256)
    kept = drawn.view(torch.uint8)[: x.numel()].view(x.shape) >= least
    return x * (kept.to(x.dtype) * (256 / (256 - least)))


class Layer(nn.Module):
    def __init__(self, width, heads, inner, drop):
        super().__init__()
        self.heads, self.drop = heads, drop
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.norm_1, self.norm_2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)

    def forward(self, x, bias):
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        score = torch.matmul(q * (width // self.heads) ** -0.5, k.transpose(-1, -2)) + bias.to(q.dtype)
        seen = torch.matmul(torch.softmax(score, -1).to(v.dtype), v).transpose(1, 2).reshape(batch, length, width)
        x = self.norm_1(x + dropout(self.out(seen), self.drop, self.training))
        return self.norm_2(x + dropout(self.down(F.gelu(self.up(x))), self.drop, self.training))


class Encoder(nn.Module):
    def __init__(self, vocabulary, layers=6, width=384, heads=12, inner=1536, drop=0.1):
        super().__init__()
        self.width, self.drop = width, drop
        self.word, self.place = nn.Embedding(vocabulary, width), nn.Embedding(POSITIONS, width)
        self.shape, self.norm = nn.Embedding(SHAPES, width), nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner, drop) for _ in range(layers))

    def forward(self, pieces, shapes, mask):
        x = self.word(pieces) + self.place.weight[: pieces.shape[1]] + self.shape(shapes)
        x = dropout(self.norm(x), self.drop, self.training)
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load(self, weights, kept):
        """Takes over pretrained weights (BERT's names), the pieces in `kept` alone."""
        with torch.no_grad():
            copy = lambda to, name: to.copy_(weights[name])
            self.word.weight.copy_(weights["embeddings.word_embeddings.weight"][kept])
            self.place.weight.copy_(weights["embeddings.position_embeddings.weight"][:POSITIONS])
            kind = weights["embeddings.token_type_embeddings.weight"][0]
            self.shape.weight.copy_(kind + 0.02 * torch.randn_like(self.shape.weight))
            self.shape.weight[0] = kind
            for part in ("weight", "bias"):
                copy(getattr(self.norm, part), f"embeddings.LayerNorm.{part}")
            for number, layer in enumerate(self.layers):
                at = f"encoder.layer.{number}."
                for part in ("weight", "bias"):
                    three = [weights[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                    getattr(layer.qkv, part).copy_(torch.cat(three))
                    copy(getattr(layer.out, part), f"{at}attention.output.dense.{part}")
                    copy(getattr(layer.norm_1, part), f"{at}attention.output.LayerNorm.{part}")
                    copy(getattr(layer.up, part), f"{at}intermediate.dense.{part}")
                    copy(getattr(layer.down, part), f"{at}output.dense.{part}")
                    copy(getattr(layer.norm_2, part), f"{at}output.LayerNorm.{part}")


def convolve(x, conv):
    """A convolution as shifts and one matrix product: dilated ones are slow on a processor."""
    size, step = conv.kernel_size[0], conv.dilation[0]
    length = x.shape[1]
    padded = F.pad(x, (0, 0, step * (size // 2), step * (size // 2)))
    windows = torch.cat([padded[:, i * step : i * step + length] for i in range(size)], -1)
    return F.linear(windows, conv.weight.permute(0, 2, 1).reshape(conv.weight.shape[0], -1), conv.bias)


class CueHead(nn.Module):
    """For one cue, what each word of its unit is to it."""

    def __init__(self, width, inner=128):
        super().__init__()
        self.of_word, self.of_cue, self.gate = nn.Linear(width, inner), nn.Linear(width, inner), nn.Linear(width, inner)
        self.distance, self.norm = nn.Embedding(DISTANCES, inner), nn.LayerNorm(inner)
        self.near = nn.Conv1d(inner, inner, 5, padding=2)
        self.far = nn.Conv1d(inner, inner, 5, padding=4, dilation=2)
        self.out = nn.Linear(inner, CUE_LABELS)
        nn.init.normal_(self.distance.weight, std=0.1)

    def forward(self, words, cue, distance, mask):
        """words [N, T, width], cue [N, width] (the mean of its words), distance [N, T], mask [N, T]"""
        word = self.of_word(words)
        z = word + self.of_cue(cue)[:, None] + word * torch.tanh(self.gate(cue))[:, None] + self.distance(distance)
        mask = mask[..., None].to(z.dtype)
        z = F.gelu(self.norm(z)) * mask
        z = z + F.gelu(convolve(z, self.near)) * mask
        z = z + F.gelu(convolve(z, self.far)) * mask
        return self.out(z)


class Network(nn.Module):
    def __init__(self, vocabulary):
        super().__init__()
        self.encoder = Encoder(vocabulary)
        self.label = nn.Linear(self.encoder.width, WORD_LABELS)
        self.cue = CueHead(self.encoder.width)

    def words(self, pieces, shapes, mask, first):
        """The encoding of each word: that of its first piece."""
        x = self.encoder(pieces, shapes, mask)
        return torch.gather(x, 1, first[..., None].expand(-1, -1, x.shape[-1]))
