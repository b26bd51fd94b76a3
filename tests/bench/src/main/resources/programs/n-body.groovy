class Body {
  double x, y, z, vx, vy, vz, mass
}

double SOLAR_MASS = 4 * Math.PI * Math.PI
double DAYS = 365.24d

def bodies = [
  new Body(x: 0, y: 0, z: 0, vx: 0, vy: 0, vz: 0, mass: SOLAR_MASS),
  new Body(x: 4.84143144246472090e+00d, y: -1.16032004402742839e+00d, z: -1.03622044471123109e-01d,
    vx: 1.66007664274403694e-03d * DAYS, vy: 7.69901118419740425e-03d * DAYS, vz: -6.90460016972063023e-05d * DAYS,
    mass: 9.54791938424326609e-04d * SOLAR_MASS),
  new Body(x: 8.34336671824457987e+00d, y: 4.12479856412430479e+00d, z: -4.03523417114321381e-01d,
    vx: -2.76742510726411880e-03d * DAYS, vy: 4.99852801234917238e-03d * DAYS, vz: 2.30417297573763929e-05d * DAYS,
    mass: 2.85885980666130812e-04d * SOLAR_MASS),
  new Body(x: 1.28943695621391310e+01d, y: -1.51111514016986312e+01d, z: -2.23307578892655734e-01d,
    vx: 2.96460137564761618e-03d * DAYS, vy: 2.37847173959480950e-03d * DAYS, vz: -2.96589568540237556e-05d * DAYS,
    mass: 4.36624404335156298e-05d * SOLAR_MASS),
  new Body(x: 1.53796971148509165e+01d, y: -2.59193146099879641e+01d, z: 1.79258772950371181e-01d,
    vx: 2.68067772490389322e-03d * DAYS, vy: 1.62824170038242295e-03d * DAYS, vz: -9.51592254519715870e-05d * DAYS,
    mass: 5.15138902046611451e-05d * SOLAR_MASS),
]

def advance(List<Body> bodies, double dt) {
  int n = bodies.size()
  for (int i = 0; i < n; i++) {
    Body a = bodies[i]
    for (int j = i + 1; j < n; j++) {
      Body b = bodies[j]
      double dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z
      double squared = dx * dx + dy * dy + dz * dz
      double force = dt / (squared * Math.sqrt(squared))
      double pull = b.mass * force
      a.vx = a.vx - dx * pull
      a.vy = a.vy - dy * pull
      a.vz = a.vz - dz * pull
      pull = a.mass * force
      b.vx = b.vx + dx * pull
      b.vy = b.vy + dy * pull
      b.vz = b.vz + dz * pull
    }
    a.x = a.x + dt * a.vx
    a.y = a.y + dt * a.vy
    a.z = a.z + dt * a.vz
  }
}

def energy(List<Body> bodies) {
  double sum = 0
  for (int i = 0; i < bodies.size(); i++) {
    Body a = bodies[i]
    sum += 0.5d * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)
    for (int j = i + 1; j < bodies.size(); j++) {
      Body b = bodies[j]
      double dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z
      sum -= a.mass * b.mass / Math.sqrt(dx * dx + dy * dy + dz * dz)
    }
  }
  sum
}

double px = 0, py = 0, pz = 0
for (b in bodies) {
  px += b.vx * b.mass
  py += b.vy * b.mass
  pz += b.vz * b.mass
}
bodies[0].vx = -px / SOLAR_MASS
bodies[0].vy = -py / SOLAR_MASS
bodies[0].vz = -pz / SOLAR_MASS
double before = energy(bodies)
for (int i = 0; i < 200000; i++) {
  advance(bodies, 0.01d)
}
println "n-body ${(long) Math.floor(before * 1e9d)} ${(long) Math.floor(energy(bodies) * 1e9d)}"
