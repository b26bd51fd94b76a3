class Shape {
  def side
  def grown = 0

  def area() {
    0
  }

  def grow(by) {
    side = side + by
    grown = grown + 1
    this
  }
}

class Square extends Shape {
  def area() {
    side * side
  }
}

class Box extends Square {
  def volume() {
    area() * side
  }
}

class Vector {
  def x
  def y

  def plus(other) {
    new Vector(x: x + other.x, y: y + other.y)
  }

  boolean equals(other) {
    x == other.x && y == other.y
  }
}

def shapes = [new Square(side: 2), new Box(side: 3), new Shape(side: 1)]
def sum = 0
for (int i = 1; i <= 2000000; i++) {
  def shape = shapes[i % 3]
  sum = (sum + shape.grow(i % 2).area()) % 1000003
  if (shape.side > 50) {
    shape.grow(-40)
  }
}
sum = sum + shapes[1].volume()
def at = new Vector(x: 0, y: 0)
def step = new Vector(x: 1, y: 2)
def same = 0
for (int i = 0; i < 800000; i++) {
  at = at + step
  if (at == step) {
    same++
  }
}
println "methods $sum $at.x $at.y $same ${shapes[0].grown}"
