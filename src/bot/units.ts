const KM_A_MILE = 1.609344;

export type Units = 'km' | 'miles';

/** A pace of "9:30" a mile or kilometre as seconds a kilometre; undefined where it is unknown. */
export function secondsPerKm(pace: unknown, units: Units): number | undefined {
  const [minutes, seconds] = typeof pace === 'string' ? pace.split(':').map(Number) : [];
  if (minutes === undefined || seconds === undefined || Number.isNaN(minutes)) return undefined;
  const each = minutes * 60 + seconds;
  return units === 'km' ? each : each / KM_A_MILE;
}

/** Seconds a kilometre as seconds a mile or kilometre. */
export function paceIn(perKm: number, units: Units): number {
  return units === 'km' ? perKm : perKm * KM_A_MILE;
}
