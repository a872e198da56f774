export async function generateTarget(_: unknown): Promise<boolean> {
  return false;
}
export async function generate(..._: unknown[]): Promise<number> {
  return 0;
}
