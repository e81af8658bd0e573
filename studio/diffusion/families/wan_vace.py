"""Wan VACE: silent pictures that follow a movie, or fill in what a movie leaves open between given pictures; it can be
shown what somebody looks like."""

from typing import Any

from PIL import Image

from studio.diffusion.running import Made, Run
from studio.project.model_use import FOLLOWED

_OPEN = (128, 128, 128)


def make(run: Run) -> Made:
    """Prompt → condition → denoise → decode; the sound is the studio's own."""
    pipe = run.pipe()
    run.denoise(
        pipe, lambda latents: latents[0], **run.words, **run.frame, **run.steps, **condition(run),
        guidance_scale=run.plan.guidance, conditioning_scale=run.plan.number("strength"), output_type="np",
        max_sequence_length=min(512, int(getattr(pipe.tokenizer, "model_max_length", 512))),
    )  # fmt: skip
    return Made(decode=run.decode(pipe))


def condition(run: Run) -> dict[str, Any]:
    """A movie and a mask: black keeps a picture as it is, white has it made. And pictures of people, to be seen in
    it."""
    people = run.people()
    shown = {"reference_images": people} if people else {}
    size, count = run.plan.size, run.plan.frame_count
    if run.guide in (*FOLLOWED, "draft"):
        return {"video": run.movie(), "mask": [Image.new("L", size, 255)] * count, **shown}
    given = dict(run.between(run.plan.facts.frame_step * 4))
    kept = run.plan.kept
    if kept is not None:
        given |= dict(enumerate(run.before()))
        given |= {} if kept.tail is None else dict(enumerate(run.after(kept.tail), kept.tail))
    elif run.first is not None:
        given[0] = run.first
    if run.last is not None:
        given[count - 1] = run.last
    if not given:
        return shown
    video = [given.get(number, Image.new("RGB", size, _OPEN)) for number in range(count)]
    mask = [Image.new("L", size, 0 if number in given else 255) for number in range(count)]
    return {"video": video, "mask": mask, **shown}
