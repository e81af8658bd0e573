"""What instruments are made of: varnished wood, brass, ebony."""

from studio.stage.mesh import Material, Texture

VARNISH = Material(texture=Texture.WOOD, roughness=0.22)
BRASS = Material(texture=Texture.METAL, roughness=0.2)
EBONY = Material(roughness=0.4)
