"""Weights kept in eight bits. A linear layer's rows each have their own scale; it is computed in full precision."""

from typing import cast

import torch
from torch import nn
from torch.nn import functional


class Int8Linear(nn.Module):
    """``nn.Linear`` with int8 weights: half of what bfloat16 takes. Error of a weight at most 1/254 of its row's
    largest."""

    weight: torch.Tensor
    scale: torch.Tensor
    bias: torch.Tensor | None

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        weight = linear.weight.detach()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-12) / 127.0
        self.register_buffer("weight", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)
        self.register_buffer("bias", None if cast(object, linear.bias) is None else linear.bias.detach())
        self.in_features, self.out_features = linear.in_features, linear.out_features

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """As the layer it stands for."""
        weight = self.weight.to(x.dtype) * self.scale.to(x.dtype)
        return functional.linear(x, weight, None if self.bias is None else self.bias.to(x.dtype))


def as_int8(network: nn.Module) -> int:
    """Every linear layer inside its repeated blocks; gives how many."""
    changed = 0
    for blocks in (child for child in network.children() if isinstance(child, nn.ModuleList)):
        for owner in list(blocks.modules()):
            for name, child in list(owner.named_children()):
                if isinstance(child, nn.Linear):
                    setattr(owner, name, Int8Linear(child))
                    changed += 1
    return changed


def held(network: nn.Module) -> int:
    """Bytes of its weights."""
    return sum(one.numel() * one.element_size() for one in (*network.parameters(), *network.buffers()))
